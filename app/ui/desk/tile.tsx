import { Link } from '@remix-run/react'
import { formatNumber } from '~/i18n/formats'
import { useLang } from '../use-lang'

type TileProps = { value: number; label: string; to: string; action: string }

/** A number, what it counts, and the way to it. */
export function Tile({ value, label, to, action }: TileProps) {
  return (
    <li className="tile">
      <span className="tile-value">{formatNumber(value, useLang())}</span>
      <span>{label}</span>
      <Link to={to}>
        {action}
        <span className="visually-hidden"> – {label}</span>
      </Link>
    </li>
  )
}
