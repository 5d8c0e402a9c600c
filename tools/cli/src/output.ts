import Table from 'cli-table3'

/** How a command answers: text for people or JSON for programs, on standard output. */
export interface Output {
  /** The result of a command. */
  done(result: { text: string; data: unknown }): void
  /** A list: a table for people, one JSON object per line for programs. */
  rows(columns: readonly string[], rows: readonly Record<string, unknown>[], empty: string): void
  /** One line of a stream. */
  line(text: string, data: unknown): void
}

/** Text for people. */
export function textOutput(write: (text: string) => void): Output {
  return {
    done: ({ text }) => write(`${text}\n`),
    line: (text) => write(`${text}\n`),
    rows: (columns, rows, empty) => {
      if (rows.length === 0) {
        write(`${empty}\n`)
        return
      }
      const table = new Table({
        head: [...columns],
        style: { head: [], border: [], compact: true },
        chars: PLAIN
      })
      for (const row of rows) table.push(columns.map((column) => textOf(row[column])))
      write(`${table.toString()}\n`)
    }
  }
}

/** One JSON object per line. */
export function jsonOutput(write: (text: string) => void): Output {
  const say = (data: unknown): void => write(`${JSON.stringify(data)}\n`)
  return {
    done: ({ data }) => say(data),
    line: (_text, data) => say(data),
    rows: (_columns, rows) => {
      for (const row of rows) say(row)
    }
  }
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  return value === undefined || value === null ? '' : JSON.stringify(value)
}

const PLAIN = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  '
}
