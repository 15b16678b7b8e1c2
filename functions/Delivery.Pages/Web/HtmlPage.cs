using System.Text.Encodings.Web;
using System.Text.Unicode;
using Delivery.Pages.Email;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Delivery.Pages.Web;

/// <summary>Turns a model into HTML. One for the whole process; safe for any number of calls at once.</summary>
public sealed class HtmlPage : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection()
        // Chinese stays readable in the source; only what HTML needs escaped is escaped.
        .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
        .BuildServiceProvider();

    /// <summary>Renders the component that shows <paramref name="model"/>.</summary>
    public async Task<string> RenderAsync<TComponent>(IModelOf<TComponent> model)
        where TComponent : IComponent
    {
        ArgumentNullException.ThrowIfNull(model);
        // A renderer keeps every root it ever rendered, so each page gets one of its own and lets go of it.
        await using var renderer = new HtmlRenderer(_services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(
                new Dictionary<string, object?>(1, StringComparer.Ordinal) { ["Model"] = model }
            );
            var root = await renderer.RenderComponentAsync<TComponent>(parameters);
            return root.ToHtmlString();
        });
    }

    /// <summary>Words a mail once and renders it as plain text and as HTML.</summary>
    public async Task<RenderedMail> RenderAsync(IMail mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var letter = mail.Write();
        return new(letter.Subject, LetterText.Of(letter), await RenderAsync<LetterMail>(letter));
    }

    public void Dispose() => _services.Dispose();
}
