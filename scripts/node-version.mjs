// Read by Nodes as old as 14: no syntax and no import that they do not know.

/** One sentence with the cure when the portal does not run on this version of Node; '' when it does. */
export function nodeTooOld(version) {
  const [major, minor] = version.split('.').map(Number)
  const works = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22
  if (works) return ''
  return `The portal needs Node 20.19 or later (of Node 22: 22.12), and this is Node ${version}: install a newer one from https://nodejs.org and run the same command again.`
}

/** Ends the process with that sentence when Node is too old. */
export function requireNode() {
  const sentence = nodeTooOld(process.versions.node)
  if (!sentence) return
  console.error(`\n${sentence}\n`)
  process.exit(1)
}
