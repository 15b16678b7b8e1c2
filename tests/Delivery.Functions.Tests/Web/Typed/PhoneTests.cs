using CsCheck;
using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Functions.Web.Typed;
using Xunit;

namespace Delivery.Functions.Tests.Web.Typed;

/// <summary>However a phone is written, it is kept in one form.</summary>
public sealed class PhoneTests
{
    [Theory]
    [InlineData("+86 138 0000 0001", "13800000001")]
    [InlineData("138-0000-0001", "13800000001")]
    [InlineData("１３８００００００００", "13800000000")]
    [InlineData("139 0000 0001", "13900000001")]
    [InlineData("+86 13900000001", "13900000001")]
    [InlineData("0086 139 0000 0001", "13900000001")]
    [InlineData("+8613900000001", "13900000001")]
    [InlineData("＋８６ １３９ ００００ ０００１", "13900000001")]
    [InlineData("13900000001 ", "13900000001")]
    [InlineData("\u202a13900000001\u202c", "13900000001")]
    [InlineData("139\u200b0000\u200b0001\n", "13900000001")]
    [InlineData("17900000001", "17900000001")]
    [InlineData("179 0000 0001", "17900000001")]
    [InlineData("179 7100 7538", "17971007538")]
    [InlineData("+86 179 7100 7538", "17971007538")]
    [InlineData("(021)55500001", "021-55500001")]
    [InlineData("(021) 5550 0001", "021-55500001")]
    [InlineData("（021）5550 0001", "021-55500001")]
    [InlineData("021—55500001", "021-55500001")]
    [InlineData("02155500001", "021-55500001")]
    [InlineData("+86 21 5550 0001", "021-55500001")]
    [InlineData("55500001", "021-55500001")]
    [InlineData("5550 0001", "021-55500001")]
    [InlineData("55500001转801", "021-55500001-801")]
    [InlineData("55500001-801", "021-55500001-801")]
    [InlineData("021-55500001转801", "021-55500001-801")]
    [InlineData("021-55500001 分机：801", "021-55500001-801")]
    [InlineData("021-55500001 ext. 801", "021-55500001-801")]
    [InlineData("021-55500001#801", "021-55500001-801")]
    [InlineData("021-55500001-801", "021-55500001-801")]
    [InlineData("０２１－５５５００００１", "021-55500001")]
    [InlineData("010-55500001", "010-55500001")]
    [InlineData("0512 5550001", "0512-5550001")]
    [InlineData("05125550001-12", "0512-5550001-12")]
    public void A_phone_is_kept_in_one_form(string typed, string kept)
    {
        Assert.Equal(kept, TypedText.Clean(TextKind.Phone, typed));
        Assert.True(Phones.IsValid(kept));
    }

    [Theory]
    [InlineData("电话13900000001")]
    [InlineData("13900000001 周二")]
    [InlineData("13900000001/13900000002")]
    [InlineData("13900000001 13900000002")]
    [InlineData("1390000000")]
    [InlineData("139000000011")]
    [InlineData("1390000ABCD")]
    [InlineData("13900000001转8")]
    [InlineData("+44 20 7946 0001")]
    [InlineData("5550001")]
    [InlineData("021-55500001转1234567")]
    [InlineData("")]
    public void What_is_no_phone_here_stays_as_it_was_typed_and_is_refused(string typed)
    {
        Assert.Equal(typed, TypedText.Clean(TextKind.Phone, typed));
        Assert.False(Phones.IsValid(TypedText.Clean(TextKind.Phone, typed)));
    }

    [Fact]
    public void Every_mobile_is_found_behind_its_country_code_and_its_spaces() =>
        Gen.Select(Gen.Int[13, 19], Gen.Int[0, 999_999_999], Pick.One("", "+86", "+86 ", "86 ", "0086 "))
            .Sample(
                (first, rest, code) =>
                {
                    var phone = $"{first}{rest:000000000}";
                    var spaced = $"{code}{phone[..3]} {phone[3..7]}-{phone[7..]}";
                    return TypedText.Clean(TextKind.Phone, spaced) == phone;
                },
                iter: 2_000
            );

    [Fact]
    public void Every_landline_with_an_extension_is_found_however_it_is_joined() =>
        Gen.Select(
                Pick.One("021", "010", "0512", "0571"),
                Gen.Int[2_000_000, 9_999_999],
                Gen.Int[1, 99_999],
                Pick.One("转", " 转 ", "-", " ext ", "分机")
            )
            .Sample(
                (area, local, extension, word) =>
                    TypedText.Clean(TextKind.Phone, $"{area}-{local}0{word}{extension}")
                    == $"{area}-{local}0-{extension}",
                iter: 2_000
            );
}
