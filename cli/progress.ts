/** A bar that shows how far an import is, on a terminal only. */
import { SingleBar } from 'cli-progress';
import type { ImportProgress } from '../app/import/index.ts';

/** Shows how far the import is, on a terminal only. */
export const progressBar = () => {
  if (!process.stderr.isTTY) return { onProgress: undefined, stop: () => undefined };
  const bar = new SingleBar({
    format: '{bar} {percentage}%  {rows} rows  {file}',
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
    barsize: 30,
  });
  let isShown = false;
  return {
    onProgress: ({ file, bytes, totalBytes, rows }: ImportProgress): void => {
      if (!isShown) bar.start(totalBytes ?? bytes, 0, { file, rows });
      isShown = true;
      bar.setTotal(Math.max(1, totalBytes ?? bytes));
      bar.update(bytes, { file, rows });
    },
    stop: () => {
      if (isShown) bar.stop();
    },
  };
};
