/** Scalars: days, moments, exact decimal numbers and files. */
import { GraphQLError } from 'graphql';
import type { UploadedFile } from '../../app/jobs.ts';
import { formatDay, parseDay } from '../../app/vocabulary.ts';
import { builder } from './builder.ts';

const wrong = (expected: string): GraphQLError =>
  new GraphQLError(`Expected ${expected}.`, { extensions: { code: 'VALUE_INVALID', help: `Give ${expected}.` } });

builder.scalarType('Date', {
  description: 'A whole day: 2026-01-31.',
  serialize: day => formatDay(day),
  parseValue: value => {
    const day = typeof value === 'string' ? parseDay(value) : undefined;
    if (day === undefined) throw wrong('a day such as 2026-01-31');
    return day;
  },
});

builder.scalarType('DateTime', {
  description: 'A moment in UTC: 2026-01-31T12:00:00.000Z.',
  serialize: moment => new Date(moment).toISOString(),
  parseValue: value => {
    const moment = typeof value === 'string' ? Date.parse(value) : Number.NaN;
    if (Number.isNaN(moment)) throw wrong('a moment such as 2026-01-31T12:00:00Z');
    return moment;
  },
});

builder.scalarType('Decimal', {
  description: 'An exact decimal number as text: "12.50".',
  serialize: text => text,
  parseValue: value => {
    const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
    if (!/^-?\d{1,30}(\.\d{1,30})?$/.test(text)) throw wrong('a decimal number such as "12.50"');
    return text;
  },
});

interface SentFile {
  readonly name: string;
  readonly size: number;
  readonly stream: () => AsyncIterable<Uint8Array>;
}

const isFile = (value: unknown): value is SentFile =>
  typeof value === 'object' && value !== null && 'stream' in value && typeof value.stream === 'function';

builder.scalarType('Upload', {
  description: 'A file, sent as a part of a multipart request.',
  serialize: () => {
    throw wrong('a file to be sent, never to be answered');
  },
  parseValue: (value): UploadedFile => {
    if (!isFile(value)) throw wrong('a file, sent as a part of a multipart request');
    return { name: value.name, size: value.size, bytes: () => value.stream() };
  },
});
