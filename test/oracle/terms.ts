/** A small literal set of publishers' numbers, enough for the open cases; the real ones are in the catalog. */
import type { Terms } from '../../engine/terms.ts';

export const modelTerms: Terms = {
  asOf: 0,
  hash: 'model',
  defaults: {
    microsoft_server_core: { min_per_processor: '4', min_per_vm: '4' },
    microsoft_management_core: {
      min_per_processor: '8',
      min_per_computer: '16',
      min_per_vm: '8',
      ose_per_pass: '2',
      count_host: 'yes',
    },
    oracle_nup: { min_per_processor: '25' },
    vmware_core: { min_per_processor: '16' },
    ibm_vpc: { ratio: '1' },
    ibm_rvu: { table: 'mapc' },
    ibm_uvu: { table: 'auvu' },
  },
  coreFactors: [
    { processor: 'Intel Xeon', value: '0.5' },
    { processor: 'SPARC T3', value: '0.25' },
  ],
  unknownCoreFactor: '1',
  pvu: [
    { processor: 'Intel Xeon', max_processors: 2, value: '70' },
    { processor: 'Intel Xeon', max_processors: 4, value: '100' },
    { processor: 'Intel Xeon', value: '120' },
  ],
  unknownPvu: '120',
  maintenanceFrom: { 'serial-site': '2.5' },
  tiers: {
    mapc: [
      { upTo: 2500, factor: '1' },
      { upTo: 10_000, factor: '0.8' },
      { upTo: 50_000, factor: '0.6' },
      { upTo: 150_000, factor: '0.4' },
      { upTo: null, factor: '0.2' },
    ],
    auvu: [
      { upTo: 20, factor: '1' },
      { upTo: 50, factor: '0.83' },
      { upTo: null, factor: '0.8' },
    ],
  },
};
