/** Columns and rows of the terminal. */
export interface Size {
  columns: number
  rows: number
}

/** Below this there is no room for anything but the sentence that says so. */
export const smallest: Size = { columns: 60, rows: 15 }

/** Between two panes: space, line, space. */
export const gap = 3
