using Delivery.Domain;

namespace Delivery.Pages.Web;

/// <summary>In what a public page speaks; everything behind a sign-in is Chinese.</summary>
public enum Language
{
    Chinese,
    English,
}

public static class Languages
{
    /// <summary>Both stand side by side, so that neither is forgotten where the other changes.</summary>
    public static string Say(this Language language, string chinese, string english) =>
        language == Language.English ? english : chinese;

    /// <summary>A refusal's sentence; in Chinese where it has no other.</summary>
    public static string Say(this Language language, Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return language.Say(refusal.Message, refusal.English ?? refusal.Message);
    }

    /// <summary>For the attribute of the page.</summary>
    public static string Code(this Language language) => language.Say("zh-CN", "en");
}
