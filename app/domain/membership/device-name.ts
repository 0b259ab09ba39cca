const BROWSERS: [RegExp, string][] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\b(OPR|Opera)\b/, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|Chromium|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
  [/^curl\//, 'curl'],
]

const SYSTEMS: [RegExp, string][] = [
  [/\b(iPhone|iPod)\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
]

/**
 * « Firefox, Linux »: browser and system of a `User-Agent`, for the list of one's sessions. Empty when neither is
 * known; nothing of the header itself is kept.
 */
export function deviceNameOf(userAgent: string | null): string {
  const header = (userAgent ?? '').slice(0, 500)
  return [BROWSERS, SYSTEMS]
    .map((table) => table.find(([sign]) => sign.test(header))?.[1])
    .filter(Boolean)
    .join(', ')
}
