// Makes a PDF with Typst: run-typst.mjs folder/main.typ out.pdf
import { writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

const [input, output] = process.argv.slice(2)
const fonts = new URL('../../node_modules/source-serif/OTF', import.meta.url).pathname
const compiler = NodeCompiler.create({ workspace: dirname(input), fontArgs: [{ fontPaths: [fonts] }] })
await writeFile(output, compiler.pdf({ mainFilePath: input }))
