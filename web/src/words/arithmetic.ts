/** The arithmetic of a count in German: the numbers stay, the words between them change. */

const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/\ball together /g, 'zusammen '],
  [/the larger of (.+?) and (.+?)(?= = |$)/g, 'das Größere von $1 und $2'],
  [/\ball (\d+) cores of the host/g, 'alle $1 Kerne des Hosts'],
  [/(\d+) cores of guests/g, '$1 Kerne der Gäste'],
  [/\bof the host\b/g, 'des Hosts'],
  [/(\d+) guests?, (\d+) a license/g, '$1 Gäste, $2 je Lizenz'],
  [/(\d+) guests?\b/g, '$1 Gäste'],
  [/at least (\d+) a (?:computer|server)/g, 'mindestens $1 je Computer'],
  [/virtual cores/g, 'virtuelle Kerne'],
  [/cores are not known/g, 'Kerne sind nicht bekannt'],
  [/processors are not known/g, 'Prozessoren sind nicht bekannt'],
  [/set by the allocation/g, 'durch die Zuweisung gesetzt'],
  [/set by allocations/g, 'durch Zuweisungen gesetzt'],
  [/peak measured by ILMT/g, 'von ILMT gemessener Höchstwert'],
  [/highest measured value/g, 'höchster Messwert'],
  [/latest measured value/g, 'letzter Messwert'],
  [/\busers\b/g, 'Benutzer'],
  [/\bservers\b/g, 'Server'],
  [/\bprocessors\b/g, 'Prozessoren'],
  [/\bcores\b/g, 'Kerne'],
  [/\bpasses\b/g, 'Durchgänge'],
  [/\bpoints\b/g, 'Punkte'],
];

/** The same count in German: "Host ESX-04: 2 × max(6, 8) = 16". Names of computers before the colon are left alone. */
export const arithmeticInGerman = (text: string): string => {
  const [, where = '', name = '', rest = text] = /^(computer|host) ([^:]*): (.*)$/s.exec(text) ?? [];
  const said = PHRASES.reduce((sofar, [pattern, german]) => sofar.replace(pattern, german), rest);
  return where === '' ? said : `${where === 'host' ? 'Host' : 'Computer'} ${name}: ${said}`;
};
