/** The computer of a GLPI inventory: processors, cores, model, chassis, operating system and the person who uses it. */
import { countAt, isObject, type JsonObject, listAt, objectAt, textAt } from '../json.ts';

/** Words that agents write where the maker of the hardware left a field empty. */
const PLACEHOLDERS =
  /^(to be filled by o\.?e\.?m\.?|default string|system product name|system manufacturer|not specified|none|unknown|n\/a|0+)$/i;

const named = (parent: JsonObject, name: string): string => {
  const text = textAt(parent, name);
  return PLACEHOLDERS.test(text) ? '' : text;
};

/** Chassis types of the hardware's own tables, in lower case without blanks and hyphens, and what they are here. */
const CHASSIS: Readonly<Record<string, string>> = {
  desktop: 'desktop',
  lowprofiledesktop: 'desktop',
  pizzabox: 'desktop',
  minitower: 'desktop',
  tower: 'desktop',
  allinone: 'desktop',
  spacesaving: 'desktop',
  lunchbox: 'desktop',
  sealedcasepc: 'desktop',
  minipc: 'desktop',
  stickpc: 'desktop',
  embeddedpc: 'desktop',
  server: 'server',
  mainserverchassis: 'server',
  mainsystemchassis: 'server',
  rackmountchassis: 'server',
  expansionchassis: 'server',
  multisystem: 'server',
  multisystemchassis: 'server',
  blade: 'server',
  bladeenclosure: 'server',
  bladeenclosing: 'server',
  laptop: 'laptop',
  notebook: 'notebook',
  convertible: 'notebook',
  detachable: 'tablet',
  subnotebook: 'sub-notebook',
  portable: 'portable',
  tablet: 'tablet',
  handheld: 'hand-held',
};

/** Types that say nothing. */
const NO_CHASSIS = new Set(['', 'other', 'unknown', 'vm', 'virtual']);

/** The chassis, or undefined for a type that is not known here. */
export const chassisOf = (type: string): string | undefined => {
  const plain = type.toLowerCase().replace(/[\s-]+/g, '');
  return NO_CHASSIS.has(plain) ? '' : CHASSIS[plain];
};

/** `Physical` is physical, every other system that the agent names is a virtual one; '' where it names none. */
export const kindOf = (content: JsonObject): 'physical' | 'virtual' | '' => {
  const system = textAt(objectAt(content, 'hardware'), 'vmsystem').toLowerCase();
  return system === '' ? '' : system === 'physical' ? 'physical' : 'virtual';
};

export interface Processors {
  readonly processors: string;
  readonly cores: string;
  readonly threads: string;
  readonly model: string;
}

/** Adds up `name` over all processors; blank where one of them does not say, for a part of the sum would be too little. */
const total = (cpus: readonly JsonObject[], ...names: readonly string[]): string => {
  let sum = 0;
  for (const cpu of cpus) {
    const count = names.map(name => countAt(cpu, name)).find(known => known !== undefined);
    if (count === undefined) return '';
    sum += count;
  }
  return cpus.length > 0 ? String(sum) : '';
};

/** Processors of an inventory: one element each, with its own cores and threads (not threads a core, as its schema says). */
export const processorsOf = (content: JsonObject): Processors => {
  const cpus = listAt(content, 'cpus').filter(isObject);
  return {
    processors: cpus.length > 0 ? String(cpus.length) : '',
    cores: total(cpus, 'core', 'corecount'),
    threads: total(cpus, 'thread'),
    model: cpus.map(cpu => named(cpu, 'name')).find(name => name !== '') ?? '',
  };
};

/** Maker and model of the system, the maker not said twice. */
export const serverModelOf = (content: JsonObject): string => {
  const bios = objectAt(content, 'bios');
  const maker = named(bios, 'smanufacturer');
  const model = named(bios, 'smodel');
  return model.toLowerCase().startsWith(maker.toLowerCase()) || model === '' ? model : `${maker} ${model}`;
};

/** The operating system's full name, else its name and version. */
export const operatingSystemOf = (content: JsonObject): string => {
  const system = objectAt(content, 'operatingsystem');
  return (
    textAt(system, 'full_name') ||
    [textAt(system, 'name'), textAt(system, 'version')].filter(part => part !== '').join(' ')
  );
};

/** A user's key: the login, with its domain before it where one is given, for two domains may have the same login. */
const userKey = (user: JsonObject): string => {
  const login = textAt(user, 'login');
  const domain = textAt(user, 'domain');
  return login !== '' && domain !== '' ? `${domain}\\${login}` : login;
};

/** Accounts that are no person: as the user of many computers one of them would make many consumers look like one. */
const SYSTEM_ACCOUNTS = new Set([
  'root',
  'system',
  'local',
  'localsystem',
  'administrator',
  'admin',
  'daemon',
  'nobody',
]);

/** People of an inventory, in its order, and the one who uses the computer: last logged in, else the first. */
export const usersOf = (content: JsonObject) => {
  const keys = listAt(content, 'users')
    .filter(isObject)
    .map(userKey)
    .filter(key => key !== '');
  const people = [...new Set(keys)].filter(key => !isSystemAccount(key));
  const last = textAt(objectAt(content, 'hardware'), 'lastloggeduser');
  const lastKey = people.find(key => loginOf(key) === last.toLowerCase());
  const known = lastKey ?? people[0] ?? (isSystemAccount(last) ? '' : last);
  return { people, systemAccounts: [...new Set(keys)].filter(isSystemAccount), usedBy: known };
};

const loginOf = (key: string): string => key.slice(key.lastIndexOf('\\') + 1).toLowerCase();

const isSystemAccount = (key: string): boolean => SYSTEM_ACCOUNTS.has(loginOf(key));
