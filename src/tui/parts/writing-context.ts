import { createContext } from 'react'
import type { Writing } from '../../core/writing.ts'

/** How the lines of the screen are written at last: with their signs in ASCII, where that has to be. */
export const WritingContext = createContext<Writing>('unicode')
