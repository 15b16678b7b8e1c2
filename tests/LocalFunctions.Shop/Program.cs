using LocalFunctions.Shop;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

// An ordinary isolated-worker app: nothing here knows of the local host.
var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<Doorman>();
builder.Services.AddSingleton<Shelf>();
builder.Services.AddHttpClient();
await builder.Build().RunAsync();
