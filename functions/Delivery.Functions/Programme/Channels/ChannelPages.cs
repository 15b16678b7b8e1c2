using Delivery.Functions.Storage.Programme;
using Delivery.Functions.Web.Registers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Programme.Channels;

/// <summary>The register of channels: search, look, change, pause, add.</summary>
public sealed class ChannelPages(RegisterPages<RegisteredChannel> pages, EntryForms<RegisteredChannel> forms)
{
    [Function(nameof(ListChannelEntries))]
    public Task<IResult> ListChannelEntries(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/channels")] HttpRequest request
    ) => pages.ListAsync(request);

    [Function(nameof(ShowChannelEntry))]
    public Task<IResult> ShowChannelEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/channels/{code}")] HttpRequest request,
        string code
    ) => pages.ShowAsync(request, code);

    [Function(nameof(OpenChannelEntry))]
    public Task<IResult> OpenChannelEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/channels/{code}/edit")]
            HttpRequest request,
        string code
    ) => forms.OpenAsync(request, code);

    [Function(nameof(SaveChannelEntry))]
    public Task<IResult> SaveChannelEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/channels/{code}/edit")] HttpRequest request,
        string code
    ) => forms.SaveAsync(request, code);

    [Function(nameof(OpenNewChannelEntry))]
    public Task<IResult> OpenNewChannelEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/new/channels")] HttpRequest request
    ) => forms.OpenAsync(request, code: null);

    [Function(nameof(SaveNewChannelEntry))]
    public Task<IResult> SaveNewChannelEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/new/channels")] HttpRequest request
    ) => forms.SaveAsync(request, code: null);
}
