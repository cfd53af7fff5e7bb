/** Imports in a process of its own, so that it can be killed: `importChild.ts DATABASE FOLDER MODE`. Says when rows are coming in. */
import { importPaths } from '../../app/import/index.ts';
import { openStore } from '../../store/open.ts';

const [path, folder, mode] = process.argv.slice(2);
const db = openStore(path);
let isFirst = true;
await importPaths(db, [folder], {
  mode: mode === 'replace' ? 'replace' : 'merge',
  onProgress: () => {
    if (isFirst) process.stdout.write('begun\n');
    isFirst = false;
  },
});
db.close();
process.stdout.write('done\n');
