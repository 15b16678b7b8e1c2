namespace Delivery.Pages.Web;

public static class PhoneText
{
    /// <summary>138 0000 1234; a landline stays as it was written.</summary>
    public static string Show(string number) =>
        number is { Length: 11 } && number[0] == '1' ? $"{number[..3]} {number[3..7]} {number[7..]}" : number;
}
