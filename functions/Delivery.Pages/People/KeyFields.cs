using Delivery.Pages.Web.Registers;

namespace Delivery.Pages.People;

/// <summary>Where two people gave out a key for the same system at the same time: one more, or the other's.</summary>
public static class KeyFields
{
    public static EntryField Key { get; } = new("key", "密钥");

    public static IReadOnlyList<EntryField> Both { get; } = [Key];

    public static EntryValues ValueOf(string words) => EntryValues.Empty.With(Key.Name, words);
}
