/** A copy of the real catalog in a folder of its own, with some files changed, so that one planted fault is the only one. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { onTestFinished } from 'vitest';

const REAL = `${dirname(dirname(import.meta.dirname))}/catalog`;

/** Folder of the copy; `changes` give a file's new text from its old one. A change that changes nothing is an error of the test. */
export const changedCatalog = (changes: Readonly<Record<string, (text: string) => string>> = {}): string => {
  const folder = mkdtempSync(`${tmpdir()}/catalog-`);
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(REAL, folder, { recursive: true, filter: path => !path.endsWith('.ts') });
  for (const [file, change] of Object.entries(changes)) {
    const before = readFileSync(`${folder}/${file}`, 'utf8');
    const after = change(before);
    if (after === before) throw new Error(`The change to ${file} changes nothing.`);
    writeFileSync(`${folder}/${file}`, after);
  }
  return folder;
};

/** The line of the first occurrence of `part`, from 1. */
export const lineOf = (text: string, part: string): number => {
  const at = text.indexOf(part);
  if (at < 0) throw new Error(`No ${part} in the text.`);
  return text.slice(0, at).split('\n').length;
};
