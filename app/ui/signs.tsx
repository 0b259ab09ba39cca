/*
 * The portal's own drawings. Nine strokes stand for the nine towns: furrows, rails, networks; they bend into the signs
 * of the themes. All are decoration: the words beside them say the same.
 */

type SignName = 'leaf' | 'loom' | 'voices'

const SIGNS: Record<SignName, string[]> = {
  leaf: ['M5 27C5 13 13 5 27 5c0 14-8 22-22 22Z', 'M5 27 18 14', 'M11 27c0-3 0-6 2-8', 'M5 21c3 0 6 0 8-2'],
  loom: [
    'M6 5v22',
    'M12 5v22',
    'M20 5v22',
    'M26 5v22',
    'M4 11c4-3 8 3 12 0s8 3 12 0',
    'M4 20c4 3 8-3 12 0s8-3 12 0',
  ],
  voices: ['M4 6h16v11H11l-5 5v-5H4Z', 'M24 11h4v11h-2v5l-5-5h-8v-2'],
}

/** The sign of a theme, in the colour around it. */
export function ThemeSign({ sign }: { sign: SignName }) {
  return (
    <svg
      viewBox="0 0 32 32"
      width="32"
      height="32"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinejoin="round"
      strokeLinecap="round"
      aria-hidden="true"
    >
      {SIGNS[sign].map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  )
}

const NINE = [0, 1, 2, 3, 4, 5, 6, 7, 8]

/** Nine parallel strokes that part and meet again, as a band. */
export function Strokes({ className = 'strokes' }: { className?: string }) {
  return (
    <svg
      className={className}
      viewBox="0 0 900 90"
      preserveAspectRatio="none"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden="true"
    >
      {NINE.map((i) => (
        <path
          key={i}
          d={`M0 ${5 + i * 10}C${200 + i * 30} ${5 + i * 10} ${250 + i * 25} ${85 - i * 10} ${500 + i * 20} ${85 - i * 10}S${780 + i * 8} ${25 + i * 5} 900 ${25 + i * 5}`}
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  )
}

/** The strokes of the first page: nine lines that rise from the plain and turn into arcs. */
export function HeroStrokes() {
  return (
    <svg
      className="hero-strokes"
      viewBox="0 0 600 600"
      preserveAspectRatio="xMaxYMax slice"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.5"
      aria-hidden="true"
    >
      {NINE.map((i) => (
        <path
          key={i}
          d={`M0 ${560 - i * 14}H${120 + i * 26}C${250 + i * 22} ${560 - i * 14} ${330 + i * 16} ${500 - i * 30} ${350 + i * 20} ${400 - i * 34}S${470 + i * 10} ${140 - i * 8} 620 ${150 - i * 14}`}
        />
      ))}
    </svg>
  )
}

/** A number from a slug, the same each time: covers differ from one document to the next and stay as they are. */
function seedOf(slug: string): number {
  let seed = 7
  for (const letter of slug) seed = (seed * 31 + letter.charCodeAt(0)) % 9973
  return seed
}

/** A drawn cover for a document or workshop: its nine strokes, bent as its slug says. */
export function Cover({ slug }: { slug: string }) {
  const seed = seedOf(slug)
  const [bend, rise, shift] = [40 + (seed % 120), 20 + (seed % 70), (seed % 9) * 12]
  return (
    <svg
      className="card-cover"
      viewBox="0 0 360 112"
      preserveAspectRatio="xMidYMid slice"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden="true"
    >
      {NINE.map((i) => (
        <path
          key={i}
          d={`M-10 ${16 + i * 10}C${bend + i * 9} ${16 + i * 10} ${150 + shift} ${112 - rise - i * (seed % 11)} ${230 + i * 4} ${rise + i * 6}S${330 - bend / 3} ${100 - i * 9} 370 ${92 - i * 9}`}
        />
      ))}
    </svg>
  )
}

/** The mark of the portal: nine strokes rising. */
export function Mark() {
  return (
    <svg viewBox="0 0 40 40" width="40" height="40" aria-hidden="true">
      <rect width="40" height="40" rx="6" fill="#ffd400" />
      <g fill="none" stroke="#12172a" strokeWidth="1.6" strokeLinecap="round">
        {NINE.map((i) => (
          <path
            key={i}
            d={`M${5 + i * 3.75} 35V${27 - i * 2.2}C${5 + i * 3.75} ${19 - i * 1.2} ${9 + i * 3} ${12 - i * 0.6} ${11 + i * 3} ${5 + (8 - i) * 0.2}`}
          />
        ))}
      </g>
    </svg>
  )
}
