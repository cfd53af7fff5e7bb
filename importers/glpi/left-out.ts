/** What stands in a GLPI inventory and is not taken over: nothing is dropped in silence. */
import { quoted } from '../../engine/estate/numbers.ts';
import { type JsonObject, objectAt, textAt } from '../json.ts';
import { chassisOf, usersOf } from './hardware.ts';

/** Sections that something is taken from. */
const SECTIONS_READ = new Set([
  'accesslog',
  'bios',
  'cpus',
  'hardware',
  'operatingsystem',
  'softwares',
  'users',
  'versionclient',
  'versionprovider',
  'virtualmachines',
]);

/** Sections that may concern licensing and are not read: each is warned of by itself, the others together. */
const NOTABLE_SECTIONS: Readonly<Record<string, string>> = {
  databases_services: 'List the database servers it names in installations or evidence.',
  licenseinfos: 'List what was bought in licenses and purchases; what a computer says of its own keys proves nothing.',
};

/** One thing that was left out, with the section or field it stands in. */
export interface LeftOut {
  readonly column: string;
  readonly message: string;
  readonly help: string;
}

/** What is in the file and not taken over, as warnings. */
export const leftOut = (content: JsonObject): readonly LeftOut[] => {
  const left = Object.keys(content).filter(section => !SECTIONS_READ.has(section));
  const notable = left.filter(section => Object.hasOwn(NOTABLE_SECTIONS, section));
  const others = left.filter(section => !notable.includes(section));
  const chassis = textAt(objectAt(content, 'hardware'), 'chassis_type');
  const { systemAccounts } = usersOf(content);
  const warn = (column: string, message: string, help: string): LeftOut => ({ column, message, help });
  return [
    ...notable.map(section => warn(section, `The section ${section} is not read.`, NOTABLE_SECTIONS[section])),
    ...(others.length > 0
      ? [
          warn(
            others[0],
            `These sections have no place in an estate and were not read: ${others.join(', ')}.`,
            'Nothing is to be done.',
          ),
        ]
      : []),
    ...(chassisOf(chassis) === undefined
      ? [
          warn(
            'hardware.chassis_type',
            `The chassis ${quoted(chassis)} is not known.`,
            'Give the chassis in computers; until then it counts as desktop.',
          ),
        ]
      : []),
    ...(systemAccounts.length > 0
      ? [
          warn(
            'users',
            `System accounts are no users: ${systemAccounts.join(', ')}.`,
            'Give user in computers where one of them is a person.',
          ),
        ]
      : []),
  ];
};
