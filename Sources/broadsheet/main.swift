import BroadsheetCommand

await runBroadsheet()
