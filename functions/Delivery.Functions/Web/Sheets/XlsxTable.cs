using System.Globalization;
using System.Xml;
using Delivery.Domain;

namespace Delivery.Functions.Web.Sheets;

/// <summary>
/// The first sheet of an xlsx as texts, read part by part with a bound on what is unpacked. Libraries give values only:
/// they neither say which cells are formulas nor stop before a small file has become a large one.
/// </summary>
internal static class XlsxTable
{
    private const int MostRefused = 20;

    // A sheet may begin far below; nobody counts that far.
    private const int LastRow = 1_048_576;

    public static Outcome<Table> Read(byte[] file, int mostRows)
    {
        try
        {
            using var parts = new XlsxParts(file);
            return parts.Sheet() is { } sheet ? Read(parts, sheet, mostRows) : Malformed();
        }
        catch (UnpackedTooLargeException)
        {
            return Outcome.Refused<Table>(
                "import.unpacked",
                $"文件解开后超过{XlsxParts.Most / 1024 / 1024}兆字节，请只留要录入的工作表和列"
            );
        }
        catch (Exception broken)
            when (broken is InvalidDataException or XmlException or OverflowException or FormatException)
        {
            return Malformed();
        }
    }

    private static Outcome<Table> Read(XlsxParts parts, string sheet, int mostRows)
    {
        var texts = parts.Open("xl/sharedStrings.xml") is { } shared ? Texts(shared) : [];
        using var xml = parts.Open(sheet);
        if (xml is null)
            return Malformed();
        var (rows, wrong) = (new Dictionary<int, List<string>>(), new List<Refusal>());
        foreach (var cell in Cells(xml))
            if (wrong.Count >= MostRefused)
                break;
            else if (TextOf(cell, texts, wrong) is { Length: > 0 } text && !Put(rows, cell, text, mostRows))
                return cell.Column >= Table.MostColumns
                    ? Outcome.Refused<Table>(
                        "import.too-many-columns",
                        $"一个文件最多{Table.MostColumns}列，请删去多余的列"
                    )
                    : Outcome.Refused<Table>("import.too-many-rows", $"一个文件最多{mostRows}行，请分成几个文件");
        return wrong.Count > 0
            ? Outcome.Refused<Table>(wrong)
            : Table.Of(rows.OrderBy(row => row.Key).Select(row => new TableRow(row.Key, row.Value)), mostRows);
    }

    private static bool Put(Dictionary<int, List<string>> rows, XlsxCell cell, string text, int mostRows)
    {
        if (cell.Column >= Table.MostColumns || !rows.ContainsKey(cell.Row) && rows.Count > mostRows)
            return false;
        if (!rows.TryGetValue(cell.Row, out var cells))
            rows[cell.Row] = cells = [];
        while (cells.Count <= cell.Column)
            cells.Add(string.Empty);
        cells[cell.Column] = text;
        return true;
    }

    private static string TextOf(XlsxCell cell, List<string> texts, List<Refusal> wrong)
    {
        if (cell.IsFormula)
            wrong.Add(new("import.formula", $"{cell.Place}是公式，请复制后“选择性粘贴”为数值", cell.Place));
        else if (cell.Type == "e")
            wrong.Add(
                new("import.formula", $"{cell.Place}是出错的公式（{Table.Shown(cell.Text)}），请改为数值", cell.Place)
            );
        else if (cell.Type is null or "n" && HasLostDigits(cell.Text))
            wrong.Add(
                new(
                    "import.digits-lost",
                    $"{cell.Place}的长号码末几位已被表格软件改掉，请把这一列设为“文本”后重填",
                    cell.Place
                )
            );
        return cell.Type switch
        {
            "s" => int.TryParse(cell.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && at < texts.Count
                ? texts[at]
                : throw new InvalidDataException("A cell shows a text that the file does not have."),
            "b" => cell.Text == "1" ? "true" : "false",
            _ => cell.Text,
        };
    }

    // A number keeps 15 digits; more are noughts, or written with an exponent. A part of a day, which is a time, has as many as it likes.
    private static bool HasLostDigits(string number) =>
        !number.StartsWith("0.", StringComparison.Ordinal)
        && (number.Contains('E', StringComparison.OrdinalIgnoreCase) || number.Count(char.IsAsciiDigit) > 15);

    private static List<string> Texts(XmlReader xml)
    {
        using (xml)
        {
            var texts = new List<string>();
            while (xml.Read())
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
                    texts.Add(XlsxCell.Content(xml).Text);
            return texts;
        }
    }

    private static IEnumerable<XlsxCell> Cells(XmlReader xml)
    {
        var (row, column) = (0, -1);
        while (xml.Read())
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                row = xml.GetAttribute("r") is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : row + 1;
                column = -1;
                if (row is < 1 or > LastRow)
                    throw new InvalidDataException("A row lies outside of every sheet.");
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                var cell = XlsxCell.Read(xml, row, column);
                column = cell.Column;
                yield return cell;
            }
    }

    private static Outcome<Table> Malformed() =>
        Outcome.Refused<Table>("import.malformed", "文件打不开，请在表格软件里重新另存为 .xlsx");
}
