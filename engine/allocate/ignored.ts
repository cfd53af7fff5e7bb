/** Installations that take no part: on ignored or retired computers, or absorbed by a suite that is installed beside them. */
import { REASON } from '../codes.ts';
import { oncePerImage } from '../image/cached.ts';
import type { Image } from '../image/image.ts';
import { fold } from '../names.ts';

/** Applications of a product that fit a suite row's version and edition; blank fits any. */
const applicationsOf = (image: Image, product: string, version: string, edition: string): number[] => {
  const at = image.products.byKey.get(fold(product));
  if (at === undefined) return [];
  const { versionKey, editionKey } = image.applications;
  const found: number[] = [];
  for (
    let application = image.products.applicationStart[at];
    application < image.products.applicationStart[at + 1];
    application++
  )
    if (
      (version === '' || fold(version) === versionKey[application]) &&
      (edition === '' || fold(edition) === editionKey[application])
    )
      found.push(application);
  return found;
};

/** Reason why each installation takes no part, 0 where it does. Source: rules 1. */
export const ignoredReasons = oncePerImage((image: Image): Uint8Array => {
  const { installations, computers } = image;
  const reasons = new Uint8Array(installations.count);
  if (computers.status.some(status => status !== 0)) {
    const byStatus = [0, REASON.COMPUTER_IGNORED, REASON.COMPUTER_RETIRED];
    for (let at = 0; at < installations.count; at++)
      reasons[at] = byStatus[computers.status[installations.computer[at]]];
  }
  for (const row of image.rows.suites) {
    const suites = applicationsOf(image, row.suite_product, row.suite_version, row.suite_edition);
    const members = applicationsOf(image, row.member_product, row.member_version, row.member_edition);
    const suitesOn = new Map<number, number>();
    for (const application of suites)
      for (let at = installations.start[application]; at < installations.start[application + 1]; at++)
        suitesOn.set(installations.computer[at], (suitesOn.get(installations.computer[at]) ?? 0) + 1);
    for (const application of members) {
      const itself = suites.includes(application) ? 1 : 0;
      for (let at = installations.start[application]; at < installations.start[application + 1]; at++)
        if (reasons[at] === 0 && (suitesOn.get(installations.computer[at]) ?? 0) > itself)
          reasons[at] = REASON.SUITE_MEMBER;
    }
  }
  return reasons;
});

/** The installations that take no part. */
export const ignoredInstallations = oncePerImage((image: Image): Int32Array => {
  const reasons = ignoredReasons(image);
  const found: number[] = [];
  for (let at = 0; at < reasons.length; at++) if (reasons[at] !== 0) found.push(at);
  return Int32Array.from(found);
});
