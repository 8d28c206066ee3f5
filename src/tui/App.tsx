import { useWindowSize } from 'ink'
import type { AppContext } from './app-context.ts'
import { Home } from './screens/home/Home.tsx'

/** Which screen is open, and how large it is. */
export function App({ context }: { context: AppContext }) {
  return <Home context={context} size={useWindowSize()} />
}
