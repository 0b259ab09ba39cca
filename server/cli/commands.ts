import path from 'node:path'
import { openDatabase } from '~/storage/database.server'
import { importLibrary } from '~/usecases/import/import-library.server'
import { runDoi } from './doi'
import { runFiles } from './files'
import { importReportLines } from './import-report'
import { runMember } from './member'
import { runAudit, runRetentionCommand } from './retention'
import { runSearch } from './search'

const HELP = `portal – commands
  import <folder> [--dry-run]           loads a library folder; run twice, nothing doubles
  import wordpress <export.xml> [--uploads <folder>] [--users <users.csv|json>] [--dry-run] [--json]
         [--audience <type>=<audience>] [--hidden <audience>] [--kind <type>=<kind>] [--theme <category>=<theme>]
         [--lang fr|en] [--licence <licence>] [--role <role>=member|editor] [--moderated] [--letters]
                                        loads a site that WP-Members closed (docs/operations/from-wordpress.md)
  member list [--standing <standing>] [--role <role>]
                                        everybody, or those: address, name, role, standing
  member add <e-mail> --first-name <name> --last-name <name> [--organisation <name>] [--group <group>]
             [--role member|editor|admin] [--lang fr|en]
                                        a member at once; a letter lets him choose his password, for 7 days
  member approve|suspend|unsuspend <e-mail>
  member role <e-mail> member|editor|admin
  member end-sessions <e-mail>          signs this person out everywhere
  member reset-second-factor <e-mail>   for who lost the app and the codes; first make sure who asks
  retention [--dry-run] [--json]        ends what has been kept for its term, and says what
  audit verify [--json]                 computes the chain of the audit trail anew; 1 when it is broken
  files verify [--quick] [--json]       looks whether all stored bytes are there and unchanged, and none beside them;
                                        1 when not; --quick: by length alone
  files read [--again] [--json]         reads what waits to be read: text and pages; again: all files, as after LibreOffice came
  files migrate --to <STORAGE_URL> [--json]
                                        copies all stored bytes to another store, each compared with its checksum;
                                        run twice, nothing doubles
  files sweep [--dry-run] [--json]      removes bytes that nothing has named for the term (SWEEP_AFTER_DAYS)
  search status [--json]                how much can be searched, and what waits
  search reindex [--json]               reads the words of everything anew, while what was read before goes on serving
  doi waiting                           DOIs that editors gave and nobody registered, a line of JSON each, as DataCite takes it
  doi registered <doi>                  somebody registered it by hand: it is named from now on
  doi register                          tells DataCite now what waits (else every minute, where DATACITE_REPOSITORY is set)
  help                                  this list
Each member command takes --json: one JSON value, with an outcome, in place of a sentence.
Exit code 0: done, or so already; 1: could not be done; 2: wrong call.
Each act stands in the audit trail, as done by the operator.
`

type Command = (words: string[], help: string) => Promise<number>

const COMMANDS = new Map<string | undefined, Command>([
  ['import', (words) => (words[0] === 'wordpress' ? runWordpressImport(words.slice(1)) : runImport(words))],
  ['member', runMember],
  ['retention', runRetentionCommand],
  ['files', runFiles],
  ['search', runSearch],
  ['doi', runDoi],
  ['audit', runAudit],
])

/** Runs one command of the command line; returns the exit code: 1 when it could not be done, 2 for a wrong call. */
export async function runCommand(command: string | undefined, words: string[]): Promise<number> {
  const run = COMMANDS.get(command)
  if (run) return run(words, HELP)
  const asked = command === undefined || command === 'help' || command === '--help'
  if (!asked) process.stderr.write(`portal: there is no command ${command}\n`)
  const stream = asked ? process.stdout : process.stderr
  stream.write(HELP)
  return asked ? 0 : 2
}

async function runImport(words: string[]): Promise<number> {
  const folders = words.filter((word) => !word.startsWith('--'))
  const options = words.filter((word) => word.startsWith('--'))
  const [folder] = folders
  if (!folder || folders.length > 1 || options.some((option) => option !== '--dry-run')) {
    process.stderr.write(HELP)
    return 2
  }
  await openDatabase()
  const report = await importLibrary(path.resolve(folder), { dryRun: options.length > 0 }, new Date())
  const lines = importReportLines(report)
  const stream = report.outcome === 'done' ? process.stdout : process.stderr
  stream.write(`${lines.join('\n')}\n`)
  return report.outcome === 'done' ? 0 : 1
}

/** What turns HTML into Markdown is loaded by who needs it alone. */
async function runWordpressImport(words: string[]): Promise<number> {
  const { runWordpress } = await import('./wordpress')
  return runWordpress(words, HELP)
}
