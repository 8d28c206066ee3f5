/** The libraries that matchers and spies come from, loaded with the globals they ask for. The order matters. */
import './lend-globals.ts'
import * as expectLibrary from '@vitest/expect'
import * as prettyFormat from '@vitest/pretty-format'
import * as spies from '@vitest/spy'
import * as display from '@vitest/utils/display'
import { returnGlobals } from './lend-globals.ts'

returnGlobals()

export { display, expectLibrary, prettyFormat, spies }
