import BroadsheetCommand

prepareProcess()
await runBroadsheet()
