import * as inspection from '../modules/inspect.ts'
export default { ...inspection }
