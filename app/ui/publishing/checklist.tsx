import { publishingTexts } from '~/i18n/publishing'
import { useLang } from '../use-lang'

type Point = { label: string; done: boolean }

/** What an editor looks at before he publishes; it advises, and forbids nothing. */
export function Checklist({ points }: { points: Point[] }) {
  const t = publishingTexts[useLang()].checklist
  return (
    <section className="stack-tight" aria-labelledby="checklist-title">
      <h2 id="checklist-title">{t.title}</h2>
      <ul className="checklist">
        {points.map(({ label, done }) => (
          <li key={label} className="cluster">
            <span className={done ? 'pill pill-good' : 'pill pill-wait'}>{done ? t.done : t.open}</span>
            <span>{label}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
