import { render } from 'ink'
import { App } from './App.tsx'
import type { AppContext } from './app-context.ts'

/**
 * Opens the app on the whole terminal; resolves when the user leaves it or `signal` ends it, with the terminal as it
 * was before. Rejects with our bug when it fails.
 * @param onFirstFrame called once something can be seen: what takes long can begin.
 */
export async function openApp(
  context: AppContext,
  { signal, onFirstFrame }: { signal: AbortSignal; onFirstFrame: () => void },
): Promise<void> {
  signal.throwIfAborted()
  // Interactive whatever Ink thinks of CI: the caller has looked at both streams.
  const app = render(<App context={context} />, {
    // What is told stays there to be read again.
    alternateScreen: context.writing !== 'spoken',
    isScreenReaderEnabled: false,
    interactive: true,
    exitOnCtrlC: false,
    incrementalRendering: true,
    maxFps: 60,
  })
  // An exception that nobody catches is printed elsewhere; that must not happen on the screen that goes away.
  const leave = () => app.unmount()
  process.prependListener('uncaughtException', leave)
  signal.addEventListener('abort', leave, { once: true })
  let isOpen = true
  try {
    // Whoever quits at once has left before that: what is begun then would never be ended.
    void app.waitUntilRenderFlush().then(() => isOpen && onFirstFrame())
    await app.waitUntilExit()
  } finally {
    isOpen = false
    process.off('uncaughtException', leave)
    signal.removeEventListener('abort', leave)
  }
  signal.throwIfAborted()
}
