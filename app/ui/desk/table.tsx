import type { ReactNode } from 'react'

type TableProps = {
  columns: string[]
  /** What the table holds; hidden where a heading says the same. */
  caption?: string
  captioned?: boolean
  /** Its rows; each cell repeats its column as `data-label`, which stands before it on a phone. */
  children: ReactNode
}

/** A table of the desk: wide on a screen, a list of cards on a phone. */
export function Table({ columns, caption, captioned = true, children }: TableProps) {
  return (
    <div className="table-frame">
      <table className="table">
        {caption ? <caption className={captioned ? undefined : 'visually-hidden'}>{caption}</caption> : null}
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" key={column}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}
