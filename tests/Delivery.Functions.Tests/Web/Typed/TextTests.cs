using CsCheck;
using Delivery.Domain;
using Delivery.Functions.Web.Typed;
using Xunit;

namespace Delivery.Functions.Tests.Web.Typed;

/// <summary>What goes out of a typed text, what is kept, and in which form.</summary>
public sealed class TextTests
{
    [Theory]
    [InlineData("  林一\t", "林一")]
    [InlineData("林\r\n一", "林一")]
    [InlineData("林\u2028一\u2029", "林一")]
    [InlineData("林\u200b一\ufeff", "林一")]
    [InlineData("林\u200d一", "林一")]
    [InlineData("\u202e林一\u202c", "林一")]
    [InlineData("\u2067林一\u2069\u200f", "林一")]
    [InlineData("林\u0000\u001b一\u0085", "林一")]
    [InlineData("\u3000林一\u3000", "林一")]
    [InlineData("阿依·古丽", "阿依·古丽")]
    [InlineData("欧 阳", "欧 阳")]
    [InlineData("欧　阳", "欧　阳")]
    [InlineData("𠮷田𬎆", "𠮷田𬎆")]
    [InlineData("Ｌｉｎ", "Ｌｉｎ")]
    [InlineData("Zoe\u0301", "Zoé")]
    [InlineData("A\u030angstr\u006f\u0308m", "Ångström")]
    public void A_name_loses_what_nobody_sees_and_nothing_else(string typed, string kept) =>
        Assert.Equal(kept, TypedText.Clean(TextKind.Name, typed));

    [Theory]
    [InlineData("清荷👨‍👩‍👧中心", "清荷👨‍👩‍👧中心")]
    [InlineData("🧑🏽‍🏫老师", "🧑🏽‍🏫老师")]
    [InlineData("清‍荷", "清荷")]
    [InlineData("‍👧", "👧")]
    [InlineData("一楼\t大厅", "一楼 大厅")]
    [InlineData("清荷路1号\n二楼", "清荷路1号二楼")]
    public void A_line_keeps_the_joiner_between_emoji_alone(string typed, string kept)
    {
        Assert.Equal(kept, TypedText.Clean(TextKind.Line, typed));
        Assert.Equal(kept, TypedText.Clean(TextKind.Title, typed));
    }

    [Theory]
    [InlineData("第一行\r\n第二行\r第三行", "第一行\n第二行\n第三行")]
    [InlineData("\n\n说明\u0000\u0007\u009f\n", "说明")]
    [InlineData("a\tb", "a b")]
    public void A_paragraph_keeps_its_lines_and_loses_its_controls(string typed, string kept) =>
        Assert.Equal(kept, TypedText.Clean(TextKind.Paragraph, typed));

    [Theory]
    [InlineData("ａ@b.cn", "a@b.cn")]
    [InlineData("ｌｉｎ＠ｅｘａｍｐｌｅ．ｃｎ", "lin@example.cn")]
    [InlineData(" Lin@Example.CN ", "Lin@example.cn")]
    [InlineData("lin@example。cn", "lin@example.cn")]
    [InlineData("lin @ example.cn\r\n", "lin@example.cn")]
    [InlineData("\u200blin@example.cn", "lin@example.cn")]
    [InlineData("lin yi", "lin yi")]
    public void An_address_is_in_half_width(string typed, string kept) =>
        Assert.Equal(kept, TypedText.Clean(TextKind.Email, typed));

    [Theory]
    [InlineData(TextKind.Code, "Ｄ０１", "D01")]
    [InlineData(TextKind.Code, "３１０１０１００２－２０２６－００１", "310101002-2026-001")]
    [InlineData(TextKind.Code, " 太极拳 ", "太极拳")]
    [InlineData(TextKind.Number, "２５", "25")]
    [InlineData(TextKind.Number, "￥1，250.50元", "1250.50")]
    [InlineData(TextKind.Number, "1 250", "1250")]
    [InlineData(TextKind.Number, "－50", "-50")]
    [InlineData(TextKind.Number, "1.000,5", "1.000,5")]
    [InlineData(TextKind.Number, "2 5", "2 5")]
    [InlineData(TextKind.Number, "２０２６－０９－１５", "2026-09-15")]
    [InlineData(TextKind.Number, "０９：３０", "09:30")]
    [InlineData(TextKind.Account, "6227 0000 1234 0001", "6227000012340001")]
    [InlineData(TextKind.Account, "６２２７００００１２３４０００１", "6227000012340001")]
    [InlineData(TextKind.Account, "31010119900101001x", "31010119900101001X")]
    [InlineData(TextKind.Account, "建设银行 清荷支行", "建设银行 清荷支行")]
    [InlineData(TextKind.Account, "阿依·古丽", "阿依·古丽")]
    public void Codes_and_numbers_are_in_half_width(TextKind kind, string typed, string kept) =>
        Assert.Equal(kept, TypedText.Clean(kind, typed));

    [Theory]
    [InlineData(50, true)]
    [InlineData(51, false)]
    [InlineData(200, false)]
    public void What_is_too_long_is_refused_with_its_limit_and_counted_as_people_count(int length, bool fits)
    {
        var name = string.Concat(Enumerable.Repeat("𠮷", length));
        var refusal = TypedText.TooLong(name, TextKind.Name.Longest(), "姓名", "name");

        if (fits)
            Assert.Null(refusal);
        else
            Assert.Equal($"“姓名”最多50字，现有{length}字，请删短", refusal!.Message);
    }

    private static readonly Gen<string> Pieces = Pick.One(
        "林",
        "一",
        "·",
        "𠮷",
        "👨",
        "👩",
        "\u200d",
        "\ufe0f",
        "e",
        "\u0301",
        "ａ",
        "１",
        "0",
        "3",
        "9",
        "+86",
        "（",
        "）",
        "-",
        "—",
        "。",
        "@",
        ".",
        ",",
        " ",
        "\u3000",
        "\t",
        "\r",
        "\n",
        "\u2028",
        "\u0000",
        "\u202e",
        "转",
        "ext",
        "¥",
        "元",
        "\u1161",
        "ᄀ",
        "\ud800"
    );

    private static readonly Gen<string> Any = Gen.OneOf(Pieces.Array[0, 24].Select(string.Concat), Gen.String);

    [Fact]
    public void Cleaning_what_is_clean_changes_nothing() =>
        Gen.Select(Gen.Enum<TextKind>(), Any)
            .Sample(
                (kind, typed) =>
                {
                    var once = TypedText.Clean(kind, typed);
                    return TypedText.Clean(kind, once) == once;
                },
                iter: 20_000
            );

    [Fact]
    public void Nothing_unseen_is_left_in_one_line() =>
        Gen.Select(Gen.Enum<TextKind>(), Any)
            .Where((kind, _) => kind != TextKind.Paragraph)
            .Sample(
                (kind, typed) =>
                {
                    var clean = TypedText.Clean(kind, typed);
                    return clean == clean.Trim()
                        && !clean.Any(letter =>
                            char.IsControl(letter)
                            || "\u2028\u2029\u200b\u200c\u2060\ufeff\u202a\u202e\u2066".Contains(letter)
                        );
                },
                iter: 20_000
            );
}
