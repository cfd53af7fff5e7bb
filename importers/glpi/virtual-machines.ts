/** Virtual machines and containers that a GLPI inventory lists on its computer, as virtual computers with that host. */
import { countAt, isObject, type JsonObject, listAt, textAt } from '../json.ts';

export interface Guest {
  readonly computer: string;
  /** Virtual processors as text, '' where they are not given. */
  readonly cores: string;
}

/** Kinds of guests that share the host's kernel; their names are unique on their host only. */
const CONTAINERS = new Set([
  'docker',
  'podman',
  'lxc',
  'lxd',
  'libvirt_lxc',
  'containerd',
  'openvz',
  'virtuozzo',
  'systemd-nspawn',
  'jail',
  'bsdjail',
  'solarisszone',
  'solariszone',
  'wpar',
]);

const isContainer = (guest: JsonObject): boolean =>
  textAt(guest, 'image') !== '' ||
  ['vmtype', 'subsystem'].some(name => CONTAINERS.has(textAt(guest, name).toLowerCase().replace(/\s/g, '')));

/**
 * The guests of an inventory. A virtual machine keeps its name: an agent inside it reports the same one, and when it moves to
 * another host it is still the same computer. A container is `name@host`, and so is a guest called like its host. `unnamed` counts
 * the entries without a name.
 */
export const guestsOf = (
  content: JsonObject,
  host: string,
): { readonly guests: readonly Guest[]; readonly unnamed: number } => {
  const listed = listAt(content, 'virtualmachines');
  const guests = listed.filter(isObject).flatMap(guest => {
    const name = textAt(guest, 'name');
    if (name === '') return [];
    const isOwn = !isContainer(guest) && name.toLowerCase() !== host.toLowerCase();
    return [{ computer: isOwn ? name : `${name}@${host}`, cores: String(countAt(guest, 'vcpu') ?? '') }];
  });
  return { guests, unnamed: listed.length - guests.length };
};
