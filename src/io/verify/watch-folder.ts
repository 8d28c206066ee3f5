import { watch } from 'chokidar'

/** Milliseconds without another change after which a change is acted on: editors write a file in several steps. */
const quietMs = 150

/**
 * Calls back after files of a folder have changed, until the signal comes; names with a dot first do not count.
 * @returns resolves when nothing is watched any more.
 */
export async function watchFolder(folder: string, signal: AbortSignal, onChange: () => void): Promise<void> {
  if (signal.aborted) return
  const watcher = watch(folder, {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (path) => /(^|[\\/])(\.[^\\/.][^\\/]*|node_modules)$/.test(path.slice(folder.length)),
  })
  let timer: NodeJS.Timeout | undefined
  watcher.on('all', () => {
    clearTimeout(timer)
    timer = setTimeout(onChange, quietMs)
  })
  // A folder that cannot be watched any more is no reason to end: what was seen of it stands.
  watcher.on('error', () => undefined)
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
  clearTimeout(timer)
  await watcher.close()
}
