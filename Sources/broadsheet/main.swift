import BroadsheetCommand

runBroadsheet()
