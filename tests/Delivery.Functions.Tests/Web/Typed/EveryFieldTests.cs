using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AngleSharp.Html.Parser;
using Delivery.Domain;
using Delivery.Functions.Tests.Architecture;
using Delivery.Functions.Tests.Pages;
using Delivery.Functions.Web;
using Delivery.Functions.Web.OpenApi;
using Delivery.Functions.Web.Typed;
using Delivery.Pages.Web;
using Xunit;

namespace Delivery.Functions.Tests.Web.Typed;

/// <summary>A field that is added later cannot be forgotten.</summary>
public sealed class EveryFieldTests
{
    [Fact]
    public void Every_text_of_every_body_says_what_it_is()
    {
        var bodies = Fields.RecordsOf(ApiOperation.All.Select(operation => operation.Call.Body));
        var texts = (
            from body in bodies
            from field in ApiJson.Options.GetTypeInfo(body).Fields()
            where field.CustomConverter is null && HoldsText(field.PropertyType)
            select (Name: $"{body.Name}.{field.Name}", Said: TypedJson.Of(field))
        ).ToList();

        Assert.Contains(texts, text => text is { Name: "Contact.phone", Said.Kind: TextKind.Phone });
        Assert.Contains(texts, text => text is { Name: "TeacherBody.bank", Said.Kind: TextKind.Account });
        Offences.AssertNone(
            texts.Where(text => text.Said is null).Select(text => text.Name),
            "Say [Typed(TextKind.…)] of these texts:"
        );
    }

    [Fact]
    public async Task Every_field_of_every_form_says_what_it_is()
    {
        var posted = (await PostedAsync()).ToHashSet(StringComparer.Ordinal);

        Assert.Contains("orderingPhone", posted);
        Offences.AssertNone(posted.Except(FormFields.Names), "Say in FormFields what these fields are:");
        Offences.AssertNone(FormFields.Names.Except([.. posted, .. InNoSample]), "No page has these fields:");
    }

    [Fact]
    public async Task No_field_lets_the_browser_cut_what_is_typed()
    {
        using var pages = new HtmlPage();
        foreach (var page in Gallery.Pages.Values)
            Assert.Empty(new HtmlParser().ParseDocument(await page(pages)).QuerySelectorAll("[maxlength]"));
    }

    [Fact]
    public void Forms_and_bodies_are_read_in_one_place_each()
    {
        string[] readers = ["ReadFormAsync", "request.Form[", "request.Form)", "ReadFromJsonAsync", "JsonShape.Check("];
        string[] places = ["Web/Site.cs", "Web/Typed/TypedJson.cs"];
        Offences.AssertNone(
            from file in House.Files("functions/Delivery.Functions", ".cs")
            where !places.Any(place => file.EndsWith(place, StringComparison.Ordinal))
            where readers.Any(reader => House.Read(file).Contains(reader, StringComparison.Ordinal))
            select file,
            "These read what people type past the place where it is cleaned:"
        );
    }

    // A street withdraws with a reason where its page offers one.
    private static readonly string[] InNoSample = [];

    private static bool HoldsText(Type type) =>
        type == typeof(string)
        || type == typeof(JsonElement)
        || ApiJson.Options.GetTypeInfo(type)
            is { Kind: JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary } list
            && HoldsText(list.ElementType!);

    private static async Task<IEnumerable<string>> PostedAsync()
    {
        using var pages = new HtmlPage();
        var found = new List<string>();
        foreach (var page in Gallery.Pages.Values)
        {
            var document = new HtmlParser().ParseDocument(await page(pages));
            found.AddRange(
                document
                    .QuerySelectorAll("form[method=post] [name]:not([type=file]), [form][name]:not([type=file])")
                    .Select(field => FormFields.Bare(field.GetAttribute("name")!))
            );
        }

        return found;
    }
}
