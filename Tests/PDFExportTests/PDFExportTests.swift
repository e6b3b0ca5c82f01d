import PDFExport
