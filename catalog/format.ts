/** The shape of the catalog's YAML files. Every scalar is text exactly as written, so that `0.50` and `1.10` stay what they are. */
import { z } from 'zod';
import { dayOf } from './day.ts';

const text = z.string().trim().min(1, 'must not be blank');
const day = z.string().refine(value => dayOf(value) !== undefined, 'must be a day such as 2026-01-31');
const decimal = z.string().regex(/^\d+(\.\d+)?$/, 'must be a decimal number of 0 or more such as 0.5');
const count = z.string().regex(/^\d+$/, 'must be a whole number of 0 or more');
/** One text, or several that mean one row each. */
const texts = z.union([text, z.array(text).min(1)]);

/** Names an entry of the file's `sources`. Missing sources are found by the lint, which can say where. */
const source = text.optional();

/** A public document: its title, its date or version as printed on it, its address where it has one. */
const document = z.strictObject({ title: text, dated: text, url: z.url().optional() });
const sources = z.record(text, document);

const dated = <V extends z.ZodType<string>>(value: V) =>
  z.array(z.strictObject({ from: day, value, source })).min(1, 'needs at least one dated value');

/** Defaults of parameters, by metric then parameter. */
const parameters = z.strictObject({
  kind: z.literal('parameters'),
  sources,
  metrics: z.record(text, z.record(text, dated(text))),
});

/** A table of processors. A row holds for each pair of one of its processors and one of its servers. */
const processors = z.strictObject({
  kind: z.literal('processors'),
  sources,
  table: z.enum(['core-factors', 'pvu']),
  unknown: dated(decimal),
  rows: z.array(
    z.strictObject({
      processor: texts,
      server: texts.optional(),
      max_processors: count.optional(),
      values: dated(decimal),
    }),
  ),
});

/** Tier tables by name; the last tier has no `up_to`. */
const tiers = z.strictObject({
  kind: z.literal('tiers'),
  sources,
  tables: z.record(
    text,
    z
      .array(
        z.strictObject({
          from: day,
          source,
          tiers: z.array(z.strictObject({ up_to: count.optional(), factor: decimal })).min(1),
        }),
      )
      .min(1),
  ),
});

const licenseType = z.strictObject({
  name: text,
  metric: text,
  parameters: z.record(text, text).optional(),
  counts: text,
  explanation: text,
  aliases: z.array(text).optional(),
  source,
});

/** Names of license types as other systems and contracts spell them; `further` are metrics that the list of names has no name for. */
const licenseTypes = z.strictObject({
  kind: z.literal('license-types'),
  sources,
  types: z.array(licenseType),
  further: z.array(licenseType),
});

/** What becomes of a right: computed with, kept as documentation, refused, set per product only, accepted with a warning, or without effect. */
const RIGHT_USES = ['computed', 'documentation', 'refused', 'per product', 'warning', 'no effect'] as const;
const use = z.enum(RIGHT_USES);

/** Which rights a metric may use. */
const rights = z.strictObject({
  kind: z.literal('rights'),
  sources,
  groups: z.array(
    z.strictObject({
      metrics: z.array(text).min(1),
      downgrade: use,
      upgrade: use,
      multiple_use: use,
      second_use: use,
      exempt_roles: use,
      note: text.optional(),
      source,
    }),
  ),
});

/** Well-known products: versions oldest first, editions from least to most functional. */
const products = z.strictObject({
  kind: z.literal('products'),
  sources,
  publisher: text,
  products: z.array(
    z.strictObject({
      product: text,
      versions: z.array(z.strictObject({ version: text, released: day.optional(), source })).optional(),
      editions: z.strictObject({ source, order: z.array(text).min(2) }).optional(),
    }),
  ),
});

/** How long a license must stay with a computer or user before it may be given to another, by metric. */
const reassignment = z.strictObject({
  kind: z.literal('reassignment'),
  sources,
  publisher: text,
  rules: z.array(
    z.strictObject({
      metrics: z.array(text).min(1),
      sooner_where_user_left: z.enum(['yes', 'no']),
      minimum_days: dated(count),
    }),
  ),
});

const length = z.string().regex(/^[1-9]\d*$/, 'must be a whole number of 1 or more');

/** How a number or key is written: its length, the characters it may have, and what to say to one who writes another. */
const writing = z.strictObject({
  name: text,
  min: length,
  max: length,
  alphabet: text,
  /** Instead of these characters others are meant; the sentence says which. */
  mistakes: z.array(z.strictObject({ character: z.string().length(1), sentence: text })).optional(),
  /** Blanks and hyphens that group it are left out. */
  groups: z.enum(['yes', 'no']),
  source,
});

/** Details of a customer or an installation that a step needs. */
const DETAILS = ['serial', 'site', 'release_code', 'versions', 'customer', 'address', 'contact', 'telephone'] as const;
const details = z.strictObject({ source, needs: z.array(z.enum(DETAILS)).min(1) });

const scheme = {
  sources,
  scheme: z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens'),
  title: text,
};

/** A request key installs a provisional key; a check fetches the final one, which is bound to a name and a term. */
const activationByKey = z.strictObject({
  kind: z.literal('activation'),
  procedure: z.literal('key'),
  ...scheme,
  request_key: writing,
  key: writing,
  provisional_months: dated(length),
  check_after_working_days: dated(length),
});

/** A serial stands for all that was bought for a site; it is registered there, and released before it moves. */
const activationBySerial = z.strictObject({
  kind: z.literal('activation'),
  procedure: z.literal('serial'),
  ...scheme,
  serial: writing,
  site: writing,
  release_code: writing,
  registration: details,
  request: details,
  maintenance_from: dated(text).optional(),
});

const activation = z.discriminatedUnion('procedure', [activationByKey, activationBySerial]);

export const CONTENT = z.discriminatedUnion('kind', [
  parameters,
  processors,
  tiers,
  licenseTypes,
  rights,
  products,
  reassignment,
  activation,
]);

export type Content = z.infer<typeof CONTENT>;
export type ContentOf<K extends Content['kind']> = Extract<Content, { kind: K }>;
export type Writing = z.infer<typeof writing>;
export type Detail = (typeof DETAILS)[number];
export type LicenseType = z.infer<typeof licenseType>;

/** A value with the day from which it holds. */
export interface Dated {
  readonly from: string;
}
