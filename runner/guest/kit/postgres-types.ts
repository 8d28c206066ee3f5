/** Entry of a bundle that is evaluated only when a test uses a database: how node-postgres reads values. */
import { getTypeParser } from 'pg-types'

export const types = { getTypeParser }
