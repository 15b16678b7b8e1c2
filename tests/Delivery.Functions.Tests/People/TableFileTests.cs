using System.Text;
using CsCheck;
using Delivery.Functions.Tests.Web.Typed;
using Delivery.Functions.Web.Sheets;
using Xunit;

namespace Delivery.Functions.Tests.People;

/// <summary>What comes in as a file is what was written, or is refused by name.</summary>
public sealed class TableFileTests
{
    private static readonly Gen<string> Text = Pick.One(
            "=1",
            "'",
            "林",
            "𠮷",
            "·",
            ",",
            "\"",
            "0",
            "13800001234",
            "a b",
            "；"
        )
        .Array[1, 4]
        .Select(string.Concat);

    private static readonly Gen<string[][]> Cells = Gen.Select(Gen.Int[1, 6], Gen.Int[1, 8])
        .SelectMany((columns, rows) => Text.Array[columns].Array[rows]);

    [Fact]
    public void What_is_written_is_read_back_as_xlsx_and_as_CSV_in_either_encoding() =>
        Gen.Select(Cells, Gen.Int[0, 2])
            .Sample(
                (rows, form) =>
                {
                    var sheet = new Sheet(
                        "表",
                        [.. rows[0].Select((_, at) => $"列{at}")],
                        [.. rows.Select(row => (IReadOnlyList<Cell>)[.. row.Select(cell => new Cell.Text(cell))])]
                    );
                    var file =
                        form == 0
                            ? XlsxSheet.Write(sheet)
                            : CsvText.Bytes(CsvSheet.Write(sheet), form == 1 ? CsvEncoding.Utf8 : CsvEncoding.Gb18030);
                    var read = TableFiles.Read(file).Value;
                    Assert.Equal(sheet.Columns, read.Columns);
                    Assert.Equal(rows, read.Rows.Select(row => row.Cells.ToArray()));
                    Assert.Equal(Enumerable.Range(2, rows.Length), read.Rows.Select(row => row.Number));
                },
                iter: 300
            );

    [Fact]
    public void Whatever_the_bytes_are_the_answer_is_a_table_or_a_refusal() =>
        Gen.Select(Gen.Byte.Array[0, 300], Gen.Bool)
            .Sample(
                (bytes, isZip) => Assert.NotNull(TableFiles.Read(isZip ? [.. "PK\x03\x04"u8, .. bytes] : bytes)),
                iter: 3_000
            );

    [Fact]
    public void A_workbook_with_one_byte_changed_never_breaks_the_reader()
    {
        var file = ImportFiles.Xlsx(ImportFiles.Street("A1"), ImportFiles.Street("A2"));
        Gen.Select(Gen.Int[0, file.Length - 1], Gen.Byte)
            .Sample(
                (at, value) =>
                {
                    var other = file.ToArray();
                    other[at] = value;
                    Assert.NotNull(TableFiles.Read(other));
                },
                iter: 1_000
            );
    }

    [Fact]
    public void Numbers_texts_shared_and_inline_and_gaps_are_read_at_their_places()
    {
        var sheet = ImportFiles.Rows(
            "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"C2\" t=\"inlineStr\"><is><r><t>电</t></r><r><t>话</t></r></is></c><c r=\"B2\" t=\"s\"><v>1</v></c></row>",
            "<row r=\"12\"><c r=\"A12\"><v>310101002</v></c><c r=\"C12\"><v>13700001111</v></c><c r=\"B12\" t=\"b\"><v>1</v></c></row>"
        );
        var shared =
            "<sst><si><t>代码</t></si><si><t xml:space=\"preserve\"> 在岗</t><rPh sb=\"0\" eb=\"1\"><t>zai</t></rPh></si></sst>";
        var table = TableFiles.Read(ImportFiles.Workbook(sheet, shared)).Value;

        Assert.Equal(["代码", "在岗", "电话"], table.Columns);
        var row = Assert.Single(table.Rows);
        Assert.Equal(12, row.Number);
        Assert.Equal(["310101002", "true", "13700001111"], row.Cells);
    }

    [Theory]
    [InlineData("<c r=\"B3\"><f>A1+1</f><v>2</v></c>", "import.formula", "B3", "B3是公式，请复制后“选择性粘贴”为数值")]
    [InlineData(
        "<c r=\"B3\" t=\"str\"><f t=\"shared\" si=\"0\"/><v>x</v></c>",
        "import.formula",
        "B3",
        "B3是公式，请复制后“选择性粘贴”为数值"
    )]
    [InlineData("<c r=\"B3\" t=\"e\"><v>#REF!</v></c>", "import.formula", "B3", "B3是出错的公式（#REF!），请改为数值")]
    [InlineData(
        "<c r=\"B3\"><v>3.1010119900101E+17</v></c>",
        "import.digits-lost",
        "B3",
        "B3的长号码末几位已被表格软件改掉，请把这一列设为“文本”后重填"
    )]
    [InlineData(
        "<c r=\"B3\"><v>310101199001010000</v></c>",
        "import.digits-lost",
        "B3",
        "B3的长号码末几位已被表格软件改掉，请把这一列设为“文本”后重填"
    )]
    [InlineData("<c r=\"B3\" t=\"s\"><v>7</v></c>", "import.malformed", null, "")]
    [InlineData("<c r=\"ZZZ3\"><v>1</v></c>", "import.malformed", null, "")]
    [InlineData("<c r=\"XFD3\"><v>1</v></c>", "import.too-many-columns", null, "一个文件最多")]
    public void A_cell_that_cannot_be_trusted_is_refused_by_its_name(
        string cell,
        string code,
        string? place,
        string sentence
    )
    {
        var read = TableFiles.Read(
            ImportFiles.Workbook(
                ImportFiles.Rows(
                    "<row r=\"1\"><c t=\"str\"><v>甲</v></c><c t=\"str\"><v>乙</v></c></row>",
                    $"<row r=\"3\">{cell}</row>"
                )
            )
        );

        Assert.True(read.IsRefused);
        Assert.Equal((code, place), (read.Refusals[0].Code, read.Refusals[0].Field));
        Assert.StartsWith(sentence, read.Refusals[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_small_file_that_unpacks_to_hundreds_of_megabytes_is_not_unpacked()
    {
        var bomb = ImportFiles.Workbook(ImportFiles.Rows(new string(' ', 200_000_000)));

        Assert.InRange(bomb.Length, 1, 1024 * 1024);
        var refusal = TableFiles.Read(bomb).Refusals[0];
        Assert.StartsWith(
            "import.unpacked 文件解开后超过",
            $"{refusal.Code} {refusal.Message}",
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_million_empty_cells_are_nothing_and_a_row_far_below_is_one_row()
    {
        var many = string.Concat(Enumerable.Repeat("<c/>", 16_000));
        var rows = Enumerable.Repeat($"<row>{many}</row>", 60);
        var empty = TableFiles.Read(ImportFiles.Workbook(ImportFiles.Rows([.. rows])));
        var below = TableFiles.Read(
            ImportFiles.Workbook(
                ImportFiles.Rows(
                    "<row r=\"1\"><c t=\"str\"><v>甲</v></c></row>",
                    "<row r=\"1048576\"><c t=\"str\"><v>乙</v></c></row>"
                )
            )
        );

        Assert.Equal("import.empty", empty.Refusals[0].Code);
        Assert.Equal(1_048_576, Assert.Single(below.Value.Rows).Number);
    }

    [Fact]
    public void A_file_that_brings_its_own_entities_is_refused()
    {
        const string Bomb =
            "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b SYSTEM \"file:///etc/hostname\">]><worksheet><sheetData><row><c t=\"str\"><v>&a;&b;</v></c></row></sheetData></worksheet>";

        Assert.Equal("import.malformed", TableFiles.Read(ImportFiles.Workbook(Bomb)).Refusals[0].Code);
    }

    [Theory]
    [InlineData("", "import.empty")]
    [InlineData("代码", "import.empty")]
    [InlineData("代码,代码\r\n1,2", "import.column-twice")]
    [InlineData("代码,\r\n1,2", "import.column-nameless")]
    [InlineData("代码\r\n\"1", "import.malformed")]
    public void A_table_without_sense_is_refused(string text, string code) =>
        Assert.Equal(code, TableFiles.Read(Encoding.UTF8.GetBytes(text)).Refusals[0].Code);

    [Fact]
    public void Other_kinds_of_files_are_named_as_what_they_are()
    {
        Assert.Equal("import.old-spreadsheet", TableFiles.Read([0xD0, 0xCF, 0x11, 0xE0, 1]).Refusals[0].Code);
        Assert.Equal("import.encoding", TableFiles.Read(Encoding.Unicode.GetBytes("代码\r\n1")).Refusals[0].Code);
        Assert.Equal(
            "import.malformed",
            TableFiles.Read(ImportFiles.Zip(("word/document.xml", "<x/>"u8.ToArray()))).Refusals[0].Code
        );
    }

    [Fact]
    public void More_rows_than_are_taken_are_refused_whatever_the_form()
    {
        var rows = Enumerable.Range(0, 2_001).Select(at => $"A{at}").ToArray();

        Assert.Equal("import.too-many-rows", TableFiles.Read(ImportFiles.Csv(rows)).Refusals[0].Code);
        Assert.Equal(
            "import.too-many-rows",
            TableFiles
                .Read(
                    ImportFiles.Workbook(
                        ImportFiles.Rows([
                            .. rows.Select(row => $"<row><c t=\"str\"><v>{row}</v></c></row>"),
                            "<row><c t=\"str\"><v>z</v></c></row>",
                        ])
                    )
                )
                .Refusals[0]
                .Code
        );
    }
}
