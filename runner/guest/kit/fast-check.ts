/** Entry of the second bundle, evaluated only when a test touches `fc`: fast-check with the globals it asks for. */
import './lend-globals.ts'
import * as fc from 'fast-check'
import { returnGlobals } from './lend-globals.ts'

returnGlobals()

export { fc }
