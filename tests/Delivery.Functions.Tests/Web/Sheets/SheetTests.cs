using System.IO.Compression;
using System.Text;
using CsCheck;
using CsvHelper;
using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement.Banking;
using Delivery.Functions.Settlement.Banking;
using Delivery.Functions.Tests.Web.Typed;
using Delivery.Functions.Web.Sheets;
using MiniExcelLibs;
using Xunit;

namespace Delivery.Functions.Tests.Web.Sheets;

/// <summary>What leaves as a file does no harm to who opens it, and is what was written.</summary>
public sealed class SheetTests
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Pick.One(
                "",
                "=",
                "+",
                "-",
                "@",
                "'",
                "''",
                "＝",
                "\t",
                "\r",
                "0",
                "1",
                ",",
                "\"",
                "\n",
                "林",
                "·",
                "𠮷",
                " ",
                "CMD"
            )
            .Array[0, 8]
            .Select(string.Concat),
        // Text without halves of pairs, which no file can hold.
        Gen.String.Select(text => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)))
    );

    private static readonly Gen<Cell> AnyCell = Gen.OneOf(
        Text.Select(text => (Cell)new Cell.Text(text)),
        Gen.Long[0, long.MaxValue].Select(number => (Cell)new Cell.Digits($"{number}")),
        Gen.Long[-1_000_000_000, 1_000_000_000].Select(fen => (Cell)new Cell.Yuan(fen / 100m)),
        Gen.Int.Select(count => (Cell)new Cell.Count(count))
    );

    [Theory]
    [InlineData("=CMD", "'=CMD")]
    [InlineData("=HYPERLINK(\"https://example.cn\")", "'=HYPERLINK(\"https://example.cn\")")]
    [InlineData("+86 138", "'+86 138")]
    [InlineData("-1+2", "'-1+2")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tA", "'\tA")]
    [InlineData("\rA", "'\rA")]
    [InlineData("＝1", "'＝1")]
    [InlineData("'=1", "''=1")]
    [InlineData("'t", "'t")]
    [InlineData("沈知远", "沈知远")]
    [InlineData("2026-09课酬", "2026-09课酬")]
    [InlineData("", "")]
    public void A_text_that_begins_like_a_formula_is_made_a_text_and_read_back(string text, string written)
    {
        Assert.Equal(written, Harmless.Written(text));
        Assert.Equal(text, Harmless.Read(written));
    }

    [Fact]
    public void The_bank_file_of_a_holder_named_like_a_formula_does_no_harm()
    {
        var rows = new BankRow("2026-09-T1", "=CMD|'/C calc'!A0", "建设银行", "0227000012340001", 2960m, "+1");

        Assert.Equal(
            "payslip,name,bank,account,amount,remark\r\n"
                + "2026-09-T1,'=CMD|'/C calc'!A0,建设银行,0227000012340001,2960.00,'+1\r\n",
            CsvSheet.Write(BankFile.SheetOf(new Month(2026, 9), [rows], new BankFileSettings()))
        );
    }

    [Fact]
    public void Numbers_stay_numbers_and_account_numbers_texts()
    {
        var sheet = SheetOf(new Cell.Yuan(-50m), new Cell.Count(-3), new Cell.Digits("0012"));

        Assert.Equal("列0,列1,列2\r\n-50.00,-3,'0012\r\n", CsvSheet.Write(sheet));
        Assert.Equal("列0,列1,列2\r\n-50.00,-3,0012\r\n", CsvSheet.Write(sheet with { ForBank = true }));
        Assert.Equal([-50.0, -3.0, "0012"], Values(XlsxSheet.Write(sheet)));
    }

    [Fact]
    public void No_cell_of_a_spreadsheet_is_a_formula()
    {
        using var file = new ZipArchive(new MemoryStream(XlsxSheet.Write(SheetOf(new Cell.Text("=1+1")))));
        using var sheet = new StreamReader(file.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var xml = sheet.ReadToEnd();

        Assert.Contains("=1+1", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("<x:f", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("<f", xml, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_as_CSV_is_read_back_in_either_encoding() =>
        Gen.Select(AnyCell.Array[1, 6], Gen.Bool, Gen.Enum<CsvEncoding>())
            .Sample(
                (cells, forBank, encoding) =>
                {
                    var sheet = SheetOf(cells) with { ForBank = forBank };
                    var text = CsvText.Of(CsvText.Bytes(CsvSheet.Write(sheet), encoding));
                    using var csv = Reader(text);
                    Assert.True(csv.Read());
                    for (var at = 0; at < cells.Length; at++)
                        Assert.Equal(Written(cells[at]), Read(cells[at], csv.GetString(at)));
                },
                iter: 5_000
            );

    [Fact]
    public void No_text_in_a_CSV_begins_like_a_formula() =>
        Text.Sample(
            text =>
            {
                using var csv = Reader(CsvSheet.Write(SheetOf(new Cell.Text(text), new Cell.Count(1))));
                return csv.Read()
                    && csv.GetString(0) is var cell
                    && !(cell is [var first, ..] && "=+-@\t\r".Contains(first));
            },
            iter: 5_000
        );

    [Fact]
    public void A_CSV_says_that_it_is_UTF_8_and_a_banks_may_be_GB18030()
    {
        Assert.Equal([0xEF, 0xBB, 0xBF], CsvText.Bytes("林𠮷·", CsvEncoding.Utf8)[..3]);
        Assert.Equal([0xC1, 0xD6], CsvText.Bytes("林𠮷·", CsvEncoding.Gb18030)[..2]);
    }

    [Theory]
    [InlineData(CsvEncoding.Utf8)]
    [InlineData(CsvEncoding.Gb18030)]
    public void A_banks_results_are_read_in_either_encoding_and_cleaned(CsvEncoding encoding)
    {
        const string Table = "payslip,result,reason\r\n２０２６-09-T1 ,失败\u200b, 账号\t不存在\r\n2026-09-T2,OK,\r\n";
        var read = BankResults.Read(CsvText.Bytes(Table, encoding), new BankFileSettings());

        Assert.Equal(
            [new TransferResult("2026-09-T1", false, "账号 不存在"), new TransferResult("2026-09-T2", true, "")],
            read.Value
        );
    }

    // A reader guesses the separator from the first lines unless it is told.
    private static CsvReader Reader(string text) => CsvReader.FromText(text, new CsvReaderOptions { Separator = ',' });

    private static Sheet SheetOf(params Cell[] cells) => new("表", [.. cells.Select((_, at) => $"列{at}")], [cells]);

    private static IEnumerable<object?> Values(byte[] xlsx) =>
        ((IDictionary<string, object?>)new MemoryStream(xlsx).Query(useHeaderRow: true).Single()).Values;

    private static object Written(Cell cell) =>
        cell switch
        {
            Cell.Text text => text.Value,
            Cell.Digits digits => digits.Value,
            Cell.Yuan yuan => yuan.Value,
            Cell.Count count => (decimal)count.Value,
            _ => throw new ArgumentOutOfRangeException(nameof(cell)),
        };

    private static object Read(Cell cell, string text) =>
        cell switch
        {
            Cell.Text => Harmless.Read(text),
            Cell.Digits => text.TrimStart('\''),
            _ => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture),
        };
}
