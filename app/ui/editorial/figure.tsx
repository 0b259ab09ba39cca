import type { Figure as FigureData, FigureOf } from '~/domain/editorial/figures'

/** A figure of an editorial page, drawn as text: it reads at 360 pixels and aloud. */
export function Figure({ data }: { data: FigureData }) {
  return (
    <figure className="figure">
      <Drawn data={data} />
      <figcaption>{data.caption}</figcaption>
    </figure>
  )
}

function Drawn({ data }: { data: FigureData }) {
  switch (data.type) {
    case 'swot':
      return <Swot data={data} />
    case 'groups':
      return <Groups data={data} />
    case 'steps':
      return <Steps items={data.items} />
    case 'figures':
      return <KeyFigures data={data} />
  }
}

const QUARTERS = [
  { key: 'strengths', sign: 's' },
  { key: 'weaknesses', sign: 'w' },
  { key: 'opportunities', sign: 'o' },
  { key: 'threats', sign: 't' },
] as const

function Swot({ data }: { data: FigureOf<'swot'> }) {
  return (
    <div className="swot">
      {QUARTERS.map(({ key, sign }) => {
        const { title, items } = data[key]
        return (
          <section key={key} className={`swot-${sign}`} aria-labelledby={`swot-${sign}`}>
            <h3 id={`swot-${sign}`}>
              <span className="swot-letter" aria-hidden="true">
                {title.slice(0, 1)}
              </span>
              {title}
            </h3>
            <ul>
              {items.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

function Groups({ data }: { data: FigureOf<'groups'> }) {
  const groups = data.items.map(({ key, title, text }) => (
    <div key={key}>
      <h3>{title}</h3>
      <p>{text}</p>
    </div>
  ))
  // The centre stands in the middle of its groups, on the screen and in the order of reading.
  groups.splice(2, 0, <Centre key="centre" text={data.centre} />)
  return <div className="groups">{groups}</div>
}

function Centre({ text }: { text: string }) {
  return <div className="groups-centre">{text}</div>
}

/** Numbered steps; also the way to become a member on the home page. */
export function Steps({ items }: { items: { title: string; text: string; date?: string }[] }) {
  return (
    <ol className="steps">
      {items.map(({ title, text, date }) => (
        <li key={title}>
          {date ? <p className="steps-date">{date}</p> : null}
          <h3>{title}</h3>
          <p>{text}</p>
        </li>
      ))}
    </ol>
  )
}

function KeyFigures({ data }: { data: FigureOf<'figures'> }) {
  return (
    <dl className="key-figures">
      {data.items.map(({ value, unit, label, note }) => (
        <div key={label}>
          <dt>
            {label}
            {note ? <span className="key-note"> {note}</span> : null}
          </dt>
          <dd>
            {value}
            {unit ? <small> {unit}</small> : null}
          </dd>
        </div>
      ))}
    </dl>
  )
}
