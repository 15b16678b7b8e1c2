using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Delivery.Pages.Web;

/// <summary>
/// What has only a Chinese name, such as a venue or a street: on an English page a screen reader is told to read it in Chinese.
/// </summary>
public sealed class InChinese : ComponentBase
{
    [Parameter, EditorRequired]
    public string? Text { get; set; }

    [CascadingParameter]
    private Language Language { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (Language == Language.Chinese || Text is null || !Text.Any(IsChinese))
        {
            builder.AddContent(0, Text);
            return;
        }

        builder.OpenElement(1, "span");
        builder.AddAttribute(2, "lang", Language.Chinese.Code());
        builder.AddContent(3, Text);
        builder.CloseElement();
    }

    // Rare characters beyond the basic plane come in two halves.
    private static bool IsChinese(char letter) => letter is >= '\u3400' and <= '\u9fff' || char.IsSurrogate(letter);
}
