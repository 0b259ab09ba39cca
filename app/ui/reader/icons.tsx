const ICONS = {
  back: ['M19 12H5', 'm11 6-6 6 6 6'],
  previous: ['m14.5 6-6 6 6 6'],
  next: ['m9.5 6 6 6-6 6'],
  plan: ['M4 6h3M10 6h10M4 12h3M10 12h10M4 18h3M10 18h10'],
  search: ['M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Z', 'm15.5 15.5 5 5'],
  display: ['M4 5h16v10H4Z', 'M4 19h16'],
  share: ['M7 4h10v16l-5-4-5 4Z'],
  full: ['M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5'],
  help: ['M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4', 'M12 18h.01'],
} as const

/** A sign of the reader's bar; the words beside it say the same. */
export function ReaderIcon({ of }: { of: keyof typeof ICONS }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="24"
      height="24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.9"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {ICONS[of].map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  )
}
