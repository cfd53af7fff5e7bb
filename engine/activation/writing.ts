/** How serials and keys are written: what is entered is put into one form, and what is wrong with it is said without repeating a key. */

/** A format, as schemes of the catalog describe it. */
export interface Writing {
  readonly name: string;
  readonly min: string;
  readonly max: string;
  readonly alphabet: string;
  readonly mistakes?: readonly { readonly character: string; readonly sentence: string }[] | undefined;
  readonly groups: string;
}

export type Written = { readonly value: string } | { readonly fault: string };

const lengths = ({ min, max }: Writing): string => (min === max ? min : `${min} to ${max}`);

const only = (alphabet: string): string => (/^\d+$/.test(alphabet) ? 'digits' : 'letters and digits');

/** What was entered in upper case without groups, or what is wrong with it. `isSecret`: the sentence shows no character of it. */
export const readWriting = (writing: Writing, entered: string, isSecret: boolean): Written => {
  const { name, min, max, alphabet, mistakes = [], groups } = writing;
  const trimmed = entered.normalize('NFC').trim().toUpperCase();
  const value = groups === 'yes' ? trimmed.replaceAll(/[\s-]/g, '') : trimmed;
  if (value === '') return { fault: `The ${name} is missing. Give ${lengths(writing)} characters.` };
  for (const { character, sentence } of mistakes) if (value.includes(character)) return { fault: sentence };
  const wrong = [...value].findIndex(character => !alphabet.includes(character));
  if (wrong >= 0) {
    const what = isSecret ? `Character ${wrong + 1}` : `"${[...value][wrong]}"`;
    return { fault: `${what} does not belong into a ${name}: it has ${only(alphabet)} only.` };
  }
  if (value.length < Number(min) || value.length > Number(max))
    return { fault: `A ${name} has ${lengths(writing)} characters; this one has ${value.length}.` };
  return { value };
};

/** All but the last three characters as dots; a short text as dots only. */
export const masked = (value: string): string =>
  value.length < 6 ? '•'.repeat(value.length) : '•'.repeat(value.length - 3) + value.slice(-3);
